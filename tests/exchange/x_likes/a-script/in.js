window.YTD.like.part0 = alert(1);
